"""Panels: profiles as data, the plan of a sitting, equitable share, the meeting. Pure.

``profile`` reads what a panel's file says; ``sitting`` is who meets, when, and about whom;
``plan`` says which cases stand in which section, in what order, and who may see what; ``share``
holds the five formulas of equitable share. Nothing here opens a file or asks a clock.
"""

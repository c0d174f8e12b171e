"""Changing single cells of somebody else's workbook."""

"""Jobs of the panel: from the team workbook to agenda, pack, copies, letters, and safe to share.

Plain functions that doors call: what is read comes in, what was written goes out as lines.
"""

"""Checks of governors' meetings and review panels, wherever the workbook keeps them."""

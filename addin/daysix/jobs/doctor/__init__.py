"""What is well and what is not: with this computer, and with one workbook.

``computer`` looks at what Day Six needs here, ``workbook`` at a workbook's columns, term dates,
settings and folder. The mailbox has its own, with the other jobs of the inbox.
"""

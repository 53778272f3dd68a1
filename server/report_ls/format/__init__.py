"""What a report is: text in, data out. Pure, and without any knowledge of protocols or files."""

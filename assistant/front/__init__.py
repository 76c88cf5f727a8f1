"""What stands in front of a record: its caption, its appearances, who asked, wrote and chaired, where and when."""

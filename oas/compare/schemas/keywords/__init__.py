"""What changed between two schemas that meet, keyword by keyword, one level deep."""

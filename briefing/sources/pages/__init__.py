"""What an HTML page holds: its body, and what it says of itself."""

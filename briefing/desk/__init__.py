"""A desk's day: feeds in, archive, the morning brief out, unattended."""

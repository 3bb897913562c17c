"""Encounters as articles tell them: the words for them, who takes part, where and when, which tellings are of one."""

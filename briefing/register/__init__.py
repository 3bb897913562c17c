"""The source register: who publishes under which domain and name, who owns it, how reliable the user finds it."""

from briefing.register.entries import Entry
from briefing.register.files import load_register, user_register_file
from briefing.register.lookup import Register

__all__ = ["Entry", "Register", "load_register", "user_register_file"]

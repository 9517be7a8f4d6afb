"""Wellheard: hear complaints, put them right, learn from them, and show the public that you did."""

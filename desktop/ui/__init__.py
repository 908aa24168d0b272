"""Qt widgets and the controllers that connect them with the session.

Widgets display values and emit signals for what the user asks; controllers decide.
"""

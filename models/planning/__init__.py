"""From words and findings to a plan; reaches no GPU runtime."""

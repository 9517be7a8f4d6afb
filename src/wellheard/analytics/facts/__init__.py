"""What is known of each complaint, one row a complaint: its dates, its outcomes and its working days."""

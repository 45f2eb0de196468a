"""What the web page shows, as plain values: no streamlit here."""

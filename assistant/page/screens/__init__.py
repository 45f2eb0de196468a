"""What is drawn on each page. Streamlit is handed in by `app.py` as `st`, so that `assistant` itself needs none."""

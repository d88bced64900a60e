"""Any number of reports added up: read once into Parquet, grouped by DuckDB.

``columns`` says what is stored, ``reading`` makes a row of a file, ``store`` keeps rows so that an
interrupted run goes on, ``sums`` and its neighbours ask the questions, ``page``, ``book`` and
``plain`` show the answers.
"""

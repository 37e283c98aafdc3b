-- How many places the log names.
SELECT count(*)::DOUBLE AS places FROM places

-- What only the settling needed. The file shrinks at the checkpoint.
DROP TABLE known_names;
DROP TABLE name_ids;
DROP TABLE renames;
DROP TABLE refused_carefully;
DROP TABLE staging;
CHECKPOINT;

"""One description of a CV, set in every format that the importer reads."""

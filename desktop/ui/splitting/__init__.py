"""The sheet on which the prints of a scan are reviewed before they are cut out."""

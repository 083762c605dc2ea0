"""The record of many reports: one SQLite file a project, one writer, many readers."""

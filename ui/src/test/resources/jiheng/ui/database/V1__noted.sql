create table noted (text varchar(200) not null);

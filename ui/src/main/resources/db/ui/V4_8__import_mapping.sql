-- What the people of a unit said the words of their workbooks mean in a template.
create table import_mapping (
    unit         varchar(200) not null,
    template     varchar(200) not null,
    part         varchar(20)  not null,
    label        varchar(200) not null,
    target       varchar(200) not null,
    corrected_by varchar(200) not null,
    corrected_at timestamptz  not null,
    primary key (unit, template, part, label)
);

-- What the live tables were last folded into, so that a program that folds otherwise folds them anew.
create table live_shape (
    shape integer not null
);
insert into live_shape (shape) values (0);

-- A reason was one text before; what was told then is the same in both languages until the next rebuild.
update evaluation_act
set body = jsonb_set(body, '{reason}', jsonb_build_object('zh', body -> 'reason', 'en', body -> 'reason'))
where jsonb_typeof(body -> 'reason') = 'string';

package jiheng.ui.wiring;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether names mean what the product takes them for. Where the application's role could lay a function or a view that
 * another role's statements find, it would have that role's rights; where it laid one over the ledger, forgeries would
 * be read.
 */
final class Names {
    private static final String LAID = """
            select 'schema ' || pg_catalog.quote_ident(n.nspname)
            from pg_catalog.pg_namespace n join pg_catalog.pg_roles o on o.oid = n.nspowner
            where n.nspname in (current_user, 'postgres') and o.rolname <> current_user and not o.rolsuper
            union all
            select 'function ' || p.oid::pg_catalog.regprocedure
            from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
                join pg_catalog.pg_roles o on o.oid = p.proowner
            where n.nspname in ('public', 'audit') and o.rolname = :role and o.rolname <> current_user
            union all
            select 'operator ' || p.oid::pg_catalog.regoperator
            from pg_catalog.pg_operator p join pg_catalog.pg_namespace n on n.oid = p.oprnamespace
                join pg_catalog.pg_roles o on o.oid = p.oprowner
            where n.nspname in ('public', 'audit') and o.rolname = :role and o.rolname <> current_user
            union all
            select 'create on schema ' || n.nspname
            from pg_catalog.pg_namespace n
            where n.nspname in ('public', 'audit') and pg_catalog.has_schema_privilege(:role, n.oid, 'create')
                and not pg_catalog.pg_has_role(:role, current_user, 'member')
            """;

    /** Every name with its schema: this is asked on the application's own path. */
    private static final String SHADOWED = """
            select c.relname::pg_catalog.text from pg_catalog.pg_class c
                join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.relnamespace
            where n.nspname operator(pg_catalog.=) 'public'::pg_catalog.name
                and c.relkind operator(pg_catalog.=) 'r'::pg_catalog."char"
                and c.relname operator(pg_catalog.<>) 'flyway_schema_history'::pg_catalog.name
                and (pg_catalog.to_regclass(pg_catalog.quote_ident(c.relname::pg_catalog.text)) is null
                    or pg_catalog.to_regclass(pg_catalog.quote_ident(c.relname::pg_catalog.text))::pg_catalog.oid
                        operator(pg_catalog.<>) c.oid)
            order by 1
            """;

    private Names() {}

    /**
     * Takes from the application's role the right to make anything where the owner's statements look.
     *
     * @throws Schema.SchemaRefused if something of its making is there already
     */
    static void keep(DataSource owner, String role) {
        var jdbc = JdbcClient.create(owner);
        jdbc.sql("""
                        select pg_catalog.format('revoke create on schema %I from public, %I', n.nspname, :role)
                        from pg_catalog.pg_namespace n
                        where n.nspname in ('public', 'audit') and pg_catalog.pg_has_role(n.nspowner, 'usage')
                            and pg_catalog.has_schema_privilege(:role, n.oid, 'create')
                        union all
                        select pg_catalog.format('revoke create on database %I from public, %I', d.datname, :role)
                        from pg_catalog.pg_database d
                        where d.datname = pg_catalog.current_database() and pg_catalog.pg_has_role(d.datdba, 'usage')
                            and pg_catalog.has_database_privilege(:role, d.oid, 'create')
                        """).param("role", role).query(String.class).list().forEach(revocation -> jdbc.sql(revocation)
                .update());
        var laid =
                jdbc.sql(LAID).params(Map.of("role", role)).query(String.class).list();
        if (!laid.isEmpty()) {
            throw new Schema.SchemaRefused(
                    "数据库中有会被表的所有者误认的名称（" + all(laid) + "），可能有人借此改动台账，拒绝启动：请查明来历后删除。",
                    "There are names in the database that the tables' owner would mistake for others (" + all(laid)
                            + "), by which somebody may change the ledger; refusing to start. Find out where they come"
                            + " from, and drop them.");
        }
    }

    /** @throws Schema.SchemaRefused if a name of the ledger's leads the application elsewhere */
    static void check(DataSource application) {
        var shadowed =
                JdbcClient.create(application).sql(SHADOWED).query(String.class).list();
        if (!shadowed.isEmpty()) {
            throw new Schema.SchemaRefused(
                    "数据库中有表或视图遮住了台账的表（" + all(shadowed) + "），读到的可能是伪造的记录，拒绝启动：请查明来历后删除。",
                    "Tables or views in the database hide those of the ledger (" + all(shadowed)
                            + "), so that forged records might be read; refusing to start. Find out where they come"
                            + " from, and drop them.");
        }
    }

    private static String all(List<String> names) {
        return String.join(", ", names);
    }
}

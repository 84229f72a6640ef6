package jiheng.query.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All units, each followed by those below it. */
record UnitTree(List<UnitView> all) {
    static UnitTree read(JdbcClient jdbc) {
        var rows = jdbc.sql("select unit, name, kind, parent from unit order by name, unit")
                .query((row, number) -> new UnitView(
                        new UnitId(row.getString(1)),
                        row.getString(2),
                        UnitKind.valueOf(row.getString(3)),
                        Optional.ofNullable(row.getString(4)).map(UnitId::new).orElse(null),
                        0))
                .list();
        var ordered = new ArrayList<UnitView>();
        below(null, 0, rows, ordered);
        return new UnitTree(List.copyOf(ordered));
    }

    /** The units that a role held in a unit reaches: the same as where a command is decided. */
    List<UnitView> reachedBy(Role role, UnitId unit) {
        return switch (role) {
            case PREPARER, UNIT_APPROVER ->
                all.stream().filter(one -> one.unit().equals(unit)).toList();
            case SUPERVISING_REVIEWER -> subtree(unit).skip(1).toList();
            case FINANCE_REVIEWER, AUDITOR, ADMINISTRATOR -> subtree(unit).toList();
        };
    }

    /** The unit itself, then those below it. */
    private Stream<UnitView> subtree(UnitId unit) {
        var from = all.stream().dropWhile(one -> !one.unit().equals(unit)).toList();
        return from.isEmpty()
                ? Stream.empty()
                : Stream.concat(
                        from.stream().limit(1),
                        from.stream()
                                .skip(1)
                                .takeWhile(one -> one.depth() > from.get(0).depth()));
    }

    private static void below(@Nullable UnitId parent, int depth, List<UnitView> rows, List<UnitView> ordered) {
        for (UnitView row : rows) {
            var above = row.parent();
            if (above == null ? parent == null : above.equals(parent)) {
                ordered.add(new UnitView(row.unit(), row.name(), row.kind(), above, depth));
                below(row.unit(), depth + 1, rows, ordered);
            }
        }
    }
}

package jiheng.ui.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Asks a PostgreSQL server whether what it acknowledges survives a crash. */
public final class Durability {
    private static final List<String> NEEDED = List.of("fsync", "synchronous_commit", "full_page_writes");

    private Durability() {}

    /**
     * What is off, as {@code setting=off}; empty where every commit is durable. Asked through the data source itself,
     * since a role, a database or a connection string may change what the server's own file says.
     */
    public static List<String> check(DataSource database) throws SQLException {
        List<String> off = new ArrayList<>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String setting : NEEDED) {
                try (var row = statement.executeQuery("show " + setting)) {
                    row.next();
                    // Every other level of synchronous_commit waits for this server's own disk at least.
                    if ("off".equals(row.getString(1))) {
                        off.add(setting + "=off");
                    }
                }
            }
        }
        return List.copyOf(off);
    }
}

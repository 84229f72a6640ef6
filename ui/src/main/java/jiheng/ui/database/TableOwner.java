package jiheng.ui.database;

import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The role that owns the tables and lays them out, where it is another than the one the application works as. */
public final class TableOwner {
    private final @Nullable DataSource source;

    TableOwner(@Nullable DataSource source) {
        this.source = source == null ? null : new FixedPath(source);
    }

    /** Its way in, on which every name needs its schema; empty where the application's own role owns the tables. */
    public Optional<DataSource> source() {
        return Optional.ofNullable(source);
    }
}

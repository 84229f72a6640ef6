package jiheng.command.recheck;

/** Where the system's seeds come from: a source nobody can foretell. */
@FunctionalInterface
public interface Seeds {
    String next();
}

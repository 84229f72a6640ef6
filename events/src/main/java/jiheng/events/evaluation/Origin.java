package jiheng.events.evaluation;

/**
 * Where a value stood that nobody typed. Of a file: its name, the SHA-256 of its bytes in hex, and the cell. Of another
 * form: its id, the digest of its content when it was copied, and the path of the cell.
 */
public record Origin(String file, String sha256, String cell) {}

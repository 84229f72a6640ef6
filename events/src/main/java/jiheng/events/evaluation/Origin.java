package jiheng.events.evaluation;

/** Where an imported value stood: the file's name, the SHA-256 of its bytes in hex, and the cell. */
public record Origin(String file, String sha256, String cell) {}

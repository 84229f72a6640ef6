package jiheng.events.audit;

/**
 * A public key of a log.
 *
 * @param number counted from 1 within its kind
 * @param origin the log's name in what it signs
 * @param vkey as c2sp.org/signed-note writes it: {@code name+id+base64}
 */
public record LogKey(KeyKind kind, int number, String origin, String vkey) {}

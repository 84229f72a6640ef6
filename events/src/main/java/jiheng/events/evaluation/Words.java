package jiheng.events.evaluation;

/** The same words in Chinese and English. */
public record Words(String zh, String en) {}

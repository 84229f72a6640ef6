package jiheng.query.organisation;

/** The same said in Chinese and in English. */
public record Sentence(String zh, String en) {}

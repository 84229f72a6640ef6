package jiheng.events.audit;

/** What a key signs with. */
public enum KeyKind {
    ED25519("Ed25519"),
    SM2("SM2");

    private final String title;

    KeyKind(String title) {
        this.title = title;
    }

    /** As it is written. */
    public String title() {
        return title;
    }
}

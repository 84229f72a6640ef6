package jiheng.events.recheck;

/** Who made the seed of a draw. */
public enum SeedOrigin {
    /** People, in public: dice thrown before witnesses, a figure published that day. */
    PUBLIC,
    /** The system's own random source, at the moment of the draw. */
    SYSTEM
}

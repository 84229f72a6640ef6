package jiheng.ui.importing;

/** A figure about the unit, from the head of the form; the one key is {@code independentUnits}. */
public record Header(String key, Found value) {}

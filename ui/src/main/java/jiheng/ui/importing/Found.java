package jiheng.ui.importing;

/**
 * What a cell says, cleaned.
 *
 * @param text never blank; a figure is in plain notation, amounts in 万元 with up to 6 decimals
 * @param sheetCell where it stands, as {@code F11}; of a merged region its top left cell
 */
public record Found(String text, String sheetCell) {}

package jiheng.events.evaluation;

/**
 * A file that proves what a row reports.
 *
 * @param row an indicator's id, or {@link Cell#TOTAL} for the execution of the funds
 * @param file its name, cleaned
 * @param mediaType what its content was found to be
 * @param size in bytes
 * @param sha256 of its bytes, 64 lower-case hex digits
 */
public record Evidence(EvidenceId id, String row, String file, String mediaType, long size, String sha256) {
    /** The field of a row that stands for its evidence in histories, comparisons and lapsed approvals. */
    public static final String FIELD = "evidence";

    /** The address that stands for a row's evidence. */
    public static Cell cell(String row) {
        return new Cell((row.equals(Cell.TOTAL) ? Cell.FUNDS : Cell.INDICATORS) + "/" + row + "/" + FIELD);
    }

    /** What a person reads: name, size, and enough of the hash to tell files of one name apart. */
    @Override
    public String toString() {
        return file + "（" + sized(size) + "，SHA-256 " + sha256.substring(0, 8) + "…）";
    }

    /** A number of bytes as a person reads it. */
    public static String sized(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        var tenths = bytes < 1024 * 1024 ? (bytes * 10 + 512) / 1024 : (bytes * 10 + 524_288) / 1_048_576;
        return tenths / 10 + "." + tenths % 10 + (bytes < 1024 * 1024 ? " KB" : " MB");
    }
}

package jiheng.query.audit.verify;

import java.util.List;

/**
 * What came of a verification.
 *
 * @param index the first leaf where tampering shows, or -1
 */
public record Verdict(Outcome outcome, long index, List<Line> lines) {
    public Verdict {
        lines = List.copyOf(lines);
    }

    /** With the exit code of the command. */
    public enum Outcome {
        PROVEN(0, "证明成立", "PROVEN"),
        TAMPERED(1, "内容被改动", "TAMPERED"),
        UNREADABLE(2, "无法读取", "UNREADABLE"),
        TRUST_MISSING(3, "缺少信任依据", "TRUST MISSING");

        private final int code;
        private final Line line;

        Outcome(int code, String zh, String en) {
            this.code = code;
            this.line = new Line(zh, en);
        }

        public int code() {
            return code;
        }

        /** Of two the worse: tampered, then unreadable, then without trust, then proven. */
        Outcome orWorse(Outcome other) {
            return code != 0 && (other.code == 0 || code < other.code) ? this : other;
        }

        public Line line() {
            return line;
        }
    }
}

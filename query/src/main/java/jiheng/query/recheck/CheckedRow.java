package jiheng.query.recheck;

import java.math.BigDecimal;
import java.time.Instant;

/** What the last reviewer put beside a row. */
public record CheckedRow(
        String row,
        BigDecimal weight,
        BigDecimal self,
        BigDecimal reviewed,
        String code,
        String reason,
        String by,
        Instant at) {}

package jiheng.events.evaluation;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** What a cell holds. An empty cell holds nothing and has no value. {@code toString} is what a person reads. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Value.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Value.Number.class, name = "number"),
    @JsonSubTypes.Type(value = Value.Measures.class, name = "measures"),
    @JsonSubTypes.Type(value = Value.Readings.class, name = "readings")
})
public sealed interface Value {
    /** Text with {@code \n} between paragraphs. */
    record Text(String text) implements Value {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A number with the decimals it was given: points, 万元 or a count. */
    record Number(
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal number) implements Value {
        public Number {
            number = Figures.plain(number);
        }

        @Override
        public String toString() {
            return number.toPlainString();
        }
    }

    /** What a row aims at, several measures in one row. */
    record Measures(List<Measure> measures) implements Value {
        public Measures {
            measures = List.copyOf(measures);
        }

        @Override
        public String toString() {
            return measures.stream().map(Measure::toString).collect(Collectors.joining("；"));
        }
    }

    /** What a row reached: one reading for each measure, in the order of the measures. */
    record Readings(List<Reading> readings) implements Value {
        public Readings {
            readings = List.copyOf(readings);
        }

        @Override
        public String toString() {
            return readings.stream().map(Reading::toString).collect(Collectors.joining("；"));
        }
    }
}

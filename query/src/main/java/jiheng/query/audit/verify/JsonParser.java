package jiheng.query.audit.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import jiheng.query.audit.note.Strict;

/** Reads JSON to the letter of RFC 8259; a key twice, a lone surrogate, depth beyond 64 are refused. */
final class JsonParser {
    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 400;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    private final String text;
    private int at;
    private int depth;

    JsonParser(byte[] bytes) {
        text = Strict.utf8(bytes);
    }

    Json whole() {
        var value = value();
        space();
        if (at < text.length()) {
            throw new UnreadableJson("more than one value");
        }
        return value;
    }

    private Json value() {
        space();
        if (++depth > DEEPEST) {
            throw new UnreadableJson("too deep");
        }
        var value =
                switch (peek()) {
                    case '{' -> object();
                    case '[' -> list();
                    case '"' -> new Json(string());
                    case 't' -> word("true", new Json(true));
                    case 'f' -> word("false", new Json(false));
                    case 'n' -> word("null", Json.NULL);
                    default -> number();
                };
        depth--;
        return value;
    }

    private Json object() {
        var members = new LinkedHashMap<String, Json>();
        at++;
        space();
        if (peek() == '}') {
            at++;
            return new Json(members);
        }
        do {
            space();
            var key = string();
            space();
            expect(':');
            if (members.put(key, value()) != null) {
                throw new UnreadableJson("a key twice");
            }
            space();
        } while (more('}'));
        return new Json(members);
    }

    private Json list() {
        var items = new ArrayList<Json>();
        at++;
        space();
        if (peek() == ']') {
            at++;
            return new Json(items);
        }
        do {
            items.add(value());
            space();
        } while (more(']'));
        return new Json(items);
    }

    private boolean more(char end) {
        var next = peek();
        at++;
        if (next != ',' && next != end) {
            throw new UnreadableJson("',' or '" + end + "' expected");
        }
        return next == ',';
    }

    private String string() {
        expect('"');
        var out = new StringBuilder();
        while (peek() != '"') {
            var letter = text.charAt(at++);
            if (letter < ' ') {
                throw new UnreadableJson("a control character");
            }
            out.append(letter == '\\' ? escaped() : letter);
        }
        at++;
        for (var unit = 0; unit < out.length(); unit++) {
            if (Character.isHighSurrogate(out.charAt(unit))
                    && unit + 1 < out.length()
                    && Character.isLowSurrogate(out.charAt(unit + 1))) {
                unit++;
            } else if (Character.isSurrogate(out.charAt(unit))) {
                throw new UnreadableJson("half a letter");
            }
        }
        return out.toString();
    }

    private char escaped() {
        var letter = peek();
        at++;
        return switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw new UnreadableJson("an unknown escape");
        };
    }

    private char unit() {
        var value = 0;
        for (var digit = 0; digit < 4; digit++) {
            var hex = peek() < 128 ? Character.digit(peek(), 16) : -1;
            if (hex < 0) {
                throw new UnreadableJson("an unknown escape");
            }
            value = value << 4 | hex;
            at++;
        }
        return (char) value;
    }

    private Json number() {
        var from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        var number = text.substring(from, at);
        if (number.length() > LONGEST_NUMBER || !NUMBER.matcher(number).matches()) {
            throw new UnreadableJson("a value expected");
        }
        return new Json(new BigDecimal(number));
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw new UnreadableJson("a value expected");
        }
        at += word.length();
        return value;
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char letter) {
        if (peek() != letter) {
            throw new UnreadableJson("'" + letter + "' expected");
        }
        at++;
    }

    private char peek() {
        if (at == text.length()) {
            throw new UnreadableJson("cut short");
        }
        return text.charAt(at);
    }
}

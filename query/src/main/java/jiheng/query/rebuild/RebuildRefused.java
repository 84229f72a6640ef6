package jiheng.query.rebuild;

import jiheng.events.evaluation.Words;
import org.jspecify.annotations.Nullable;

/** A rebuild could not be done; the live tables are as they were. */
public final class RebuildRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Words words;

    private RebuildRefused(Words words, @Nullable Throwable cause) {
        super(words.zh() + " " + words.en(), cause);
        this.words = words;
    }

    public Words words() {
        return words;
    }

    static RebuildRefused underWay() {
        return new RebuildRefused(
                new Words("另一次核对正在进行，请等它结束。", "Another check is under way; wait for it to end."), null);
    }

    static RebuildRefused noStore() {
        return new RebuildRefused(
                new Words("这里还没有数据，请先启动产品。", "There is no store here yet; start the product first."), null);
    }

    static RebuildRefused earlierStore() {
        return new RebuildRefused(
                new Words(
                        "数据由较早版本的程序建立，请先启动本版本的产品。",
                        "The store was made by an earlier version; start this version of the product first."),
                null);
    }

    static RebuildRefused otherVersion(String live, String own) {
        return new RebuildRefused(
                new Words(
                        "现况表由另一版本的程序建立（" + live + "，本程序为 " + own + "），请先启动本版本的产品。",
                        "The live tables were made by another version (" + live + ", this one is " + own
                                + "); start this version of the product first."),
                null);
    }

    static RebuildRefused unfoldable(long index, String stream, long sequence, String name, Throwable cause) {
        return new RebuildRefused(
                new Words(
                        "第 " + index + " 条变更记录（" + stream + " 的第 " + sequence + " 条，" + name + "）无法计入："
                                + cause.getMessage(),
                        "Event " + index + " (" + sequence + " of " + stream + ", " + name + ") cannot be folded: "
                                + cause.getMessage()),
                cause);
    }
}

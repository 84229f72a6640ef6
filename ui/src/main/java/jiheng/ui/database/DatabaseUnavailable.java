package jiheng.ui.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The database cannot be used. Its message is one line, Chinese and then English, that says why and what to do. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A server that cannot write one segment of its log cannot work. */
    private static final long LEAST_SPACE = 16L << 20;

    private static final Pattern FULL = Pattern.compile("No space left on device|Disk quota exceeded");
    private static final Pattern READ_ONLY = Pattern.compile("Read-only file system");

    private final String code;
    private final String zh;
    private final String en;

    private DatabaseUnavailable(String code, String zh, String en, @Nullable Throwable cause) {
        super(oneLine(zh) + " " + oneLine(en), cause, false, false);
        this.code = code;
        this.zh = oneLine(zh);
        this.en = oneLine(en);
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    static DatabaseUnavailable notAFolder(Path path) {
        return new DatabaseUnavailable(
                "data-not-a-folder",
                "数据目录 " + path + " 不是文件夹，请改用别的 JIHENG_DATA。",
                "The data folder " + path + " is not a folder; point JIHENG_DATA elsewhere.",
                null);
    }

    static DatabaseUnavailable readOnly(Path path, Throwable cause) {
        return new DatabaseUnavailable(
                "data-read-only",
                "数据目录 " + path + " 不可写（只读，或属于其他用户），请更正权限或改用别的 JIHENG_DATA。",
                "The data folder " + path
                        + " cannot be written (read-only, or owned by another user); correct that or point JIHENG_DATA elsewhere.",
                cause);
    }

    static DatabaseUnavailable diskFull(Path path, @Nullable Throwable cause) {
        return new DatabaseUnavailable(
                "data-disk-full",
                "数据目录 " + path + " 所在磁盘已满，请腾出空间后再启动，已有数据不受影响。",
                "The disk of the data folder " + path
                        + " is full; free some space and start again, stored data is not affected.",
                cause);
    }

    static DatabaseUnavailable inUse(Path path) {
        return new DatabaseUnavailable(
                "data-in-use",
                "另一个绩衡正在使用数据目录 " + path + "，请先停止它，或改用别的 JIHENG_DATA。",
                "Another Jiheng is running on the data folder " + path
                        + "; stop it first, or point JIHENG_DATA elsewhere.",
                null);
    }

    static DatabaseUnavailable newerData(Path path, String found, int known) {
        return new DatabaseUnavailable(
                "data-newer",
                "数据目录 " + path + " 的格式为 " + found + "，本程序只认得到 " + known + "：请用较新版本的绩衡打开它。",
                "The data folder " + path + " has format " + found + " and this program knows formats up to " + known
                        + "; open it with a newer Jiheng.",
                null);
    }

    static DatabaseUnavailable otherServer(Path path, String found, String own) {
        return new DatabaseUnavailable(
                "database-other-version",
                "数据目录 " + path + " 属于 PostgreSQL " + found + "，本程序自带的是 " + own + "：请用当初的版本打开，或导出后再导入。",
                "The data folder " + path + " belongs to PostgreSQL " + found + " and this program brings " + own
                        + "; open it with the version that wrote it, or dump and restore it.",
                null);
    }

    static DatabaseUnavailable broken(Path path) {
        return new DatabaseUnavailable(
                "database-folder-broken",
                "数据库目录 " + path + " 不完整（缺少 PG_VERSION 或口令文件），未作任何改动：请从备份恢复。",
                "The database folder " + path
                        + " is not whole (PG_VERSION or the password file is missing) and was left as it is; restore it from a backup.",
                null);
    }

    static DatabaseUnavailable noBinaries(String platform) {
        return new DatabaseUnavailable(
                "database-binaries-missing",
                "本程序不含适用于 " + platform + " 的 PostgreSQL：请在该平台上构建，或用 SPRING_DATASOURCE_URL 指定数据库服务器。",
                "This program holds no PostgreSQL for " + platform
                        + "; build it on that platform, or name a server in SPRING_DATASOURCE_URL.",
                null);
    }

    static DatabaseUnavailable refusesRoot() {
        return new DatabaseUnavailable(
                "database-refuses-root",
                "PostgreSQL 不能以 root 运行，而此处不允许 unshare：请以普通用户启动，或用 SPRING_DATASOURCE_URL 指定数据库服务器。",
                "PostgreSQL does not run as root and unshare is not allowed here; start as an ordinary user, or name a server in SPRING_DATASOURCE_URL.",
                null);
    }

    static DatabaseUnavailable notDurable(List<String> off) {
        return new DatabaseUnavailable(
                "database-not-durable",
                "数据库不保证已提交的数据不丢失（" + String.join("，", off) + "），拒绝启动。",
                "The database may lose what was committed (" + String.join(", ", off) + "); refusing to start.",
                null);
    }

    static DatabaseUnavailable notDurableServer(List<String> off) {
        return new DatabaseUnavailable(
                "database-not-durable",
                "数据库服务器可能丢失已提交的数据（" + String.join("，", off)
                        + "），拒绝启动：请在服务器上打开这些设置；确知后果的，可设 jiheng.database.accept-risk=true。",
                "The database server may lose what was committed (" + String.join(", ", off)
                        + "); refusing to start. Turn these settings on at the server, or set jiheng.database.accept-risk=true knowingly.",
                null);
    }

    static DatabaseUnavailable silent(SQLException cause) {
        return new DatabaseUnavailable(
                "database-silent",
                "连接不上数据库：" + cause.getMessage() + " 请检查 SPRING_DATASOURCE_URL、用户名和口令。",
                "The database cannot be reached; check SPRING_DATASOURCE_URL, the user name and the password.",
                cause);
    }

    /** Finds out what a tool or the server itself died of. */
    static DatabaseUnavailable failed(Path data, String said, @Nullable Throwable cause) {
        if (FULL.matcher(said).find() || spaceIsOut(data)) {
            return diskFull(data, cause);
        }
        return new DatabaseUnavailable(
                "database-failed",
                "内置数据库无法启动：" + said + "（详见 " + data.resolve(Cluster.LOG) + "）",
                "The embedded database does not start: " + said + " (see " + data.resolve(Cluster.LOG) + ")",
                cause);
    }

    /** Finds out why the data folder could not be read or written; the system's own words may be in any language. */
    static DatabaseUnavailable failed(Path data, IOException cause) {
        String said = String.valueOf(cause.getMessage());
        if (cause instanceof AccessDeniedException denied) {
            return readOnly(Path.of(denied.getFile()), cause);
        }
        if (READ_ONLY.matcher(said).find() || isReadOnly(data)) {
            return readOnly(data, cause);
        }
        return failed(data, cause.getClass().getSimpleName() + " " + said, cause);
    }

    private static boolean isReadOnly(Path data) {
        try {
            return Files.exists(data) && Files.getFileStore(data).isReadOnly();
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Whether the disk holds less than a server needs to go on. */
    static boolean spaceIsOut(Path data) {
        try {
            return Files.exists(data) && Files.getFileStore(data).getUsableSpace() < LEAST_SPACE;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " | ");
    }
}

package jiheng.ui.audit;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What a bundle holds at most: it is made in memory, while somebody waits.
 *
 * @param stored bytes of the records
 * @param versions submitted versions, where each comes as a document
 * @param bytes of files of evidence, where they come along
 * @param leaves of the log, where all of it comes along: some 450 bytes each
 */
@Component
record BundleLimits(
        @Value("${jiheng.bundle.records:20000}") long records,
        @Value("${jiheng.bundle.stored:67108864}") long stored,
        @Value("${jiheng.bundle.versions:100}") long versions,
        @Value("${jiheng.bundle.bytes:209715200}") long bytes,
        @Value("${jiheng.bundle.leaves:200000}") long leaves) {

    boolean hold(Load load) {
        return load.records() <= records
                && load.stored() <= stored
                && load.versions() <= versions
                && load.bytes() <= bytes;
    }

    /** Whether all of a log comes along that has so many leaves. */
    boolean holdLog(long size) {
        return size <= leaves;
    }

    /** The same where what is not asked for does not count. */
    BundleLimits counting(boolean documents, boolean files) {
        return new BundleLimits(
                records, stored, documents ? versions : Long.MAX_VALUE, files ? bytes : Long.MAX_VALUE, leaves);
    }

    /** What a part is filled up to, so that it still fits when its forms have gone on by the time it is fetched. */
    BundleLimits withRoomToGrow() {
        return new BundleLimits(
                records - records / 4, stored - stored / 4, versions - versions / 4, bytes - bytes / 4, leaves);
    }
}

"""System calls that an engine never needs, with their numbers for x86-64 and aarch64.

Numbers: arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h of Linux 6.18; "-" where a
processor does not have the call.
"""

from typing import NamedTuple


class Number(NamedTuple):
    """One call's number on each kind of processor, -1 where there is none."""

    x86_64: int
    aarch64: int


def _table(text: str) -> dict[str, Number]:
    words = text.replace("-", "-1").split()
    rows = zip(words[::3], words[1::3], words[2::3], strict=True)
    return {name: Number(int(x86), int(arm)) for name, x86, arm in rows}


NETWORK = _table("""
    socket 41 198      socketpair 53 199  connect 42 203     bind 49 200        listen 50 201
    accept 43 202      accept4 288 242    sendto 44 206      sendmsg 46 211     sendmmsg 307 269
""")

PROGRAMS = _table("""
    execve 59 221      execveat 322 281   fork 57 -          vfork 58 -         setns 308 268
    unshare 272 97
""")

# Other processes, by their number, by a descriptor, or by memory that both share.
OTHERS = _table("""
    ptrace 101 117     kcmp 312 272       tkill 200 130      move_pages 279 239 migrate_pages 256 238
    process_vm_readv 310 270              process_vm_writev 311 271             process_madvise 440 440
    process_mrelease 448 448              pidfd_open 434 434 pidfd_getfd 438 438
    pidfd_send_signal 424 424             rt_sigqueueinfo 129 138               rt_tgsigqueueinfo 297 240
    shmget 29 194      shmat 30 196       shmctl 31 195      semget 64 190      semop 65 193
    semctl 66 191      semtimedop 220 192 msgget 68 186      msgsnd 69 189      msgrcv 70 188
    msgctl 71 187      mq_open 240 180    mq_unlink 241 181
""")

# Ways into the kernel, or to what belongs to the whole computer.
KERNEL = _table("""
    bpf 321 280        perf_event_open 298 241               userfaultfd 323 282
    io_uring_setup 425 425                io_uring_enter 426 426                io_uring_register 427 427
    add_key 248 217    request_key 249 218                   keyctl 250 219
    init_module 175 105                   finit_module 313 273                  delete_module 176 106
    kexec_load 246 104 kexec_file_load 320 294               reboot 169 142     syslog 103 116
    acct 163 89        swapon 167 224     swapoff 168 225    quotactl 179 60    quotactl_fd 443 443
    sethostname 170 161                   setdomainname 171 162                 settimeofday 164 170
    clock_settime 227 112                 adjtimex 159 171   clock_adjtime 305 266
    iopl 172 -         ioperm 173 -       modify_ldt 154 -   personality 135 92 vhangup 153 58
    fanotify_init 300 262                 fanotify_mark 301 263                 inotify_init 253 -
    inotify_init1 294 26                  inotify_add_watch 254 27              uselib 134 -
    lookup_dcookie 212 18                 nfsservctl 180 42
""")

MOUNTS = _table("""
    mount 165 40       umount2 166 39     pivot_root 155 41  chroot 161 51      move_mount 429 429
    open_tree 428 428  fsopen 430 430     fsconfig 431 431   fsmount 432 432    fspick 433 433
    mount_setattr 442 442                 open_by_handle_at 304 265             name_to_handle_at 303 264
""")

# Changes to files by name, and to what is written about a file. Writing into a descriptor that was handed down stays.
CHANGES = _table("""
    creat 85 -         unlink 87 -        unlinkat 263 35    rename 82 -        renameat 264 38
    renameat2 316 276  mkdir 83 -         mkdirat 258 34     rmdir 84 -         link 86 -
    linkat 265 37      symlink 88 -       symlinkat 266 36   mknod 133 -        mknodat 259 33
    chmod 90 -         fchmod 91 52       fchmodat 268 53    fchmodat2 452 452  chown 92 -
    fchown 93 55       lchown 94 -        fchownat 260 54    truncate 76 45     utime 132 -
    utimes 235 -       futimesat 261 -    utimensat 280 88   setxattr 188 5     lsetxattr 189 6
    fsetxattr 190 7    removexattr 197 14 lremovexattr 198 15                   fremovexattr 199 16
""")

# Of these, what a process needs that writes files of its own; neither links nor devices nor other owners.
OF_ONES_OWN_FILES = frozenset({
    "creat", "unlink", "unlinkat", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "chmod", "fchmod", "fchmodat",
    "fchmodat2", "truncate",
})  # fmt: skip

# Decided by their arguments, or refused as if the kernel did not have them.
SPECIAL = _table("""
    clone 56 220       clone3 435 435     open 2 -           openat 257 56      openat2 437 437
    kill 62 129        tgkill 234 131     prlimit64 302 261  ioctl 16 29        seccomp 317 277
""")

NEWEST = 462  # mseal, Linux 6.10: what came later is unknown here, and refused as if the kernel did not have it

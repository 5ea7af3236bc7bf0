# A program that was taken over, in the place of ffmpeg. Tries each way out and prints `out NAME` or `held NAME`.
# Arguments: `all`, `harmless` (what may be tried outside of a jail) or `survive` (its parent), then KEY=VALUE of what the test has put up.
use strict; use warnings;
use Socket; use POSIX ();
my $scope = shift @ARGV;
my %at = map { split /=/, $_, 2 } @ARGV;
my %nr = map { split /:/ } split /,/, $at{calls};
$| = 1;

sub reads { my $file = shift; open(my $in, '<', $file) or return 0; my $got = read($in, my $buffer, 64); return defined $got && $got > 0 }
sub writes { my $file = shift; open(my $out, '>', $file) or return 0; print $out 'x'; close($out) or return 0; unlink $file; return 1 }
sub lists { my $folder = shift; opendir(my $dir, $folder) or return 0; return (grep { !/^\.\.?$/ } readdir $dir) > 0 }
sub calls { my ($name, @args) = @_; $! = 0; return syscall($nr{$name}, @args, (0) x (6 - @args)) != -1 }
sub talks { my ($family, $type, $protocol, $address) = @_; socket(my $s, $family, $type, $protocol) or return 0; return $address ? connect($s, $address) : 1 }
sub try_it { my ($name, $attempt) = @_; my $got = eval { local $SIG{ALRM} = sub { die }; alarm 5; my $r = $attempt->(); alarm 0; $r }; print(($got ? 'out ' : 'held '), $name, "\n") }

my $loopback = inet_aton('127.0.0.1');
my @harmless = (
  ['read the passwords' => sub { reads('/etc/shadow') }],
  ['read the accounts' => sub { reads('/etc/passwd') }],
  ['read the settings' => sub { reads($at{secret}) }],
  ['read the catalogue' => sub { reads($at{catalogue}) }],
  ['read another work' => sub { reads($at{other}) }],
  ['read through a link' => sub { symlink($at{secret}, "$at{out}/link"); my $r = reads("$at{out}/link"); unlink "$at{out}/link"; $r }],
  ['read by the way up' => sub { reads("$at{out}/../../settings/secret") }],
  ['link the settings into its folder' => sub { my $r = link($at{secret}, "$at{out}/hard"); unlink "$at{out}/hard"; $r }],
  ['read the environment of the worker' => sub { reads("/proc/$at{worker}/environ") }],
  ['read the memory map of the worker' => sub { reads("/proc/$at{worker}/maps") }],
  ['read the environment of process 1' => sub { reads('/proc/1/environ') }],
  ['see the files of the worker' => sub { lists("/proc/$at{worker}/fd") }],
  ['see other processes' => sub { lists('/proc') }],
  ['see the devices' => sub { lists('/sys/class') }],
  ['see the homes' => sub { lists('/home') || lists('/root') || lists('/srv') || lists('/etc/default') }],
  ['see the programs' => sub { -e '/bin/sh' || -e '/usr/bin/env' }],
  ['see the store' => sub { lists($at{store}) }],
  ['reach Redis over TCP' => sub { talks(AF_INET, SOCK_STREAM, 0, pack_sockaddr_in($at{port}, $loopback)) }],
  ['send over UDP' => sub { talks(AF_INET, SOCK_DGRAM, 0, pack_sockaddr_in($at{port}, $loopback)) }],
  ['open IPv6' => sub { talks(AF_INET6, SOCK_STREAM, 0) }],
  ['ask the kernel for its networks' => sub { talks(16, SOCK_RAW, 0) }],
  ['reach Redis over its socket' => sub { talks(AF_UNIX, SOCK_STREAM, 0, pack_sockaddr_un($at{socket})) }],
  ['reach a socket without a file' => sub { talks(AF_UNIX, SOCK_STREAM, 0, pack('S a*', AF_UNIX, "\0$at{abstract}")) }],
  ['write to the temporary folder' => sub { writes('/tmp/chaski-hostile') }],
  ['write beside its folder' => sub { writes("$at{out}/../beside") }],
  ['write to shared memory' => sub { writes('/dev/shm/chaski-hostile') }],
  ['see whether the worker can be signalled' => sub { kill(0, $at{worker}) }],
  ['see whether others can be signalled' => sub { kill(0, $at{victim}) }],
  ['start a shell' => sub { system('/bin/sh', '-c', 'exit 0') == 0 }],
  ['start a program that it wrote' => sub { my $p = "$at{out}/own"; open(my $f, '>', $p); print $f "#!/bin/sh\nexit 0\n"; close $f; chmod 0755, $p; my $r = system($p) == 0; unlink $p; $r }],
  ['trace a process' => sub { my $pid = fork; if (!$pid) { sleep 3; POSIX::_exit(0) } my $r = calls('ptrace', 0x4206, $pid); kill 9, $pid; waitpid $pid, 0; $r }],
  ['make a name space of users' => sub { my $pid = fork; if (!$pid) { POSIX::_exit(calls('unshare', 0x10000000) ? 0 : 1) } waitpid $pid, 0; $? == 0 }],
  ['use the keys' => sub { calls('keyctl', 0, -3) }],
  ['use io_uring' => sub { my $p = "\0" x 120; syscall($nr{io_uring_setup}, 1, $p) != -1 }],
);
my @harmful = (
  ['write to the libraries' => sub { writes('/usr/lib/hostile') }],
  ['write to the root' => sub { writes('/hostile') }],
  ['write to the settings of the machine' => sub { writes('/etc/hostile') }],
  ['write to its devices' => sub { writes('/dev/hostile') }],
  ['change its input' => sub { open(my $f, '+<', $at{input}) or return 0; print $f 'x'; return close $f }],
  ['remove its input' => sub { unlink $at{input} }],
  ['open its input to others' => sub { chmod 0777, $at{input} }],
  ['kill the worker' => sub { kill(9, $at{worker}) }],
  ['kill others' => sub { kill(9, $at{victim}) }],
  ['become root' => sub { POSIX::setuid(0); $> == 0 || $< == 0 }],
  ['become root by the system call' => sub { syscall($nr{setresuid}, 0, 0, 0) != -1 }],
  ['change its groups' => sub { $) = '0 0 1 2 3'; $) =~ / [123]\b/ }],
  ['mount something' => sub { my ($a, $b, $c) = ('none', "$at{out}", 'tmpfs'); syscall($nr{mount}, $a, $b, $c, 0, 0) != -1 }],
  ['unmount something' => sub { my $a = '/usr/lib'; syscall($nr{umount2}, $a, 2) != -1 }],
  ['change the root' => sub { my $a = $at{out}; syscall($nr{chroot}, $a) != -1 }],
  ['make a device' => sub { my $a = "$at{out}/vda"; syscall($nr{mknodat}, -100, $a, 0060600, 0xfe00) != -1 }],
  ['load a program into the kernel' => sub { my $a = "\0" x 64; syscall($nr{bpf}, 0, $a, 64) != -1 }],
  ['take page faults' => sub { calls('userfaultfd', 1) }],
  ['count events of the kernel' => sub { my $a = pack('LLQ', 1, 112, 0) . "\0" x 96; syscall($nr{perf_event_open}, $a, 0, -1, -1, 0) != -1 }],
  ['read the log of the kernel' => sub { calls('syslog', 10) }],
  ['rename the machine' => sub { my $a = 'taken'; syscall($nr{sethostname}, $a, 5) != -1 }],
  ['open files by handle' => sub { my $a = pack('LL', 8, 1) . "\0" x 8; syscall($nr{open_by_handle_at}, -100, $a, 0) != -1 }],
  ['become more urgent' => sub { POSIX::nice(-5) }],
  ['fork without end' => sub { my @kids; while (@kids < 2000) { my $pid = fork; last unless defined $pid; if (!$pid) { sleep 20; POSIX::_exit(0) } push @kids, $pid } kill 9, @kids; waitpid $_, 0 for @kids; @kids >= 2000 }],
  ['write a file without end' => sub { my $pid = fork; if (!$pid) { open(my $f, '>', "$at{out}/endless"); my $b = 'x' x 2**20; for (1 .. 64) { syswrite($f, $b) or POSIX::_exit(1) } POSIX::_exit(0) } waitpid $pid, 0; unlink "$at{out}/endless"; $? == 0 }],
);
try_it(@$_) for $scope eq 'survive' ? () : @harmless, $scope eq 'all' ? @harmful : ();

# Outlives its parent, if it can: the test looks for it by its name.
if ($scope eq 'survive') {
  my $pid = fork;
  if (!$pid) { POSIX::setsid(); exit 0 if fork; $0 = $at{survivor}; print "born survivor\n"; sleep 1 while 1 }
  waitpid $pid, 0;
  print "end\n";
  sleep 600;
}

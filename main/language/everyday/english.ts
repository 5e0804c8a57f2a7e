/** What people say ↔ what manuals say, in general English; the lines are read as those of korean.ts. */
export const english = `
delete = remove = erase
get rid of > remove, delete, drop
throw away > delete, discard
wipe > erase, delete
fix > repair, correct, resolve, troubleshoot
broken > error, failure, corrupt
doesn't work > error, failure, troubleshooting
crash > failure, abort
change > modify, edit, alter
tweak > configure, adjust, customize
set up > configure, install, configuration
settings = options = preferences = configuration
turn on > enable, activate
switch on > enable, activate
turn off > disable, deactivate
switch off > disable
restart = reboot
stop = halt = terminate
quit = exit
start = launch = begin
make > create, generate
build > create, compile
put in > insert
add = append = insert
put together > combine, merge, join
glue together > concatenate, join
join = concatenate
split = divide = separate
break up > split
undo > revert, roll back, restore
go back > revert, return, restore
roll back = rollback = revert
bring back > restore, recover
copy = duplicate = clone
backup = back up = dump
save = store
look up > search, find, query
find = search = locate
look for > search, find
show = display = list
see > display, view, show
hide = conceal
check = verify = validate
make sure > verify, ensure
compare = diff
difference > compare, diff
allow = permit = grant
let > allow, permit
forbid = deny = prohibit
block = prevent = deny
password = passphrase = credential
login = sign in = log in = authentication
username = account = user name
rights = permissions = privileges
folder = directory
file name = filename
picture = image = photo
graph = chart
font = typeface
letters > characters, text
upper case = uppercase
lower case = lowercase
big letters > uppercase
spreadsheet = worksheet
website = web site = site
e-mail = email = mail
internet > network
computer = machine = host
program = application = software
app = application
hard drive = disk = hard disk
memory = RAM
size = length
how big > size
how many > number, count
count = number
how long > duration, timeout, time
time limit > timeout
wait > delay, sleep, timeout
slow > performance, speed
speed up > performance, optimize, optimise
fast > performance, speed
too big > limit, maximum
at most > maximum, limit
at least > minimum
biggest = maximum = largest
smallest = minimum
rounding = round
whole number = integer
decimal number > float, decimal, numeric
text = string
piece of text > string, substring
part of > subset, substring
list = array
random = arbitrary
repeat = loop = iterate
go through > iterate, loop
at the same time > concurrent, parallel, simultaneous
in the background > daemon, asynchronous
schedule > timer, cron
every day > daily
error = failure = exception
error message > diagnostic
warning = caution
log = record = journal
history = log
note = comment
who wrote > author
who changed > author, history, blame
owner = maintainer
old version > previous, earlier
new version > upgrade, release
update = upgrade
latest = newest = current
install = setup
uninstall = remove
shortcut = alias
nickname = alias
rename > move
move = relocate
send = transmit
get > retrieve, fetch, obtain
download = fetch
upload = push
share = publish
keep > preserve, retain
throw out > discard
leave out > exclude, omit, skip
skip = ignore = omit
ignore = exclude
only > restrict
sort = order
in order > sort, order
unique = distinct
same > equal, identical
duplicates > distinct, unique
empty = blank = null
missing > null, absent
default = standard
by itself > automatic, automatically
by hand > manual, manually
price = cost = fee = charge
pay = payment
cancel = abort
cheap > discount
free > gratis
phone = telephone = mobile
broken down > failure
customer = client
worker = employee
holiday = leave = vacation
boss = manager = supervisor
rule = policy
must > required, mandatory
needed = required
allowed > permitted
step by step > procedure, tutorial
how to > procedure
example = sample
meaning = definition
`;
